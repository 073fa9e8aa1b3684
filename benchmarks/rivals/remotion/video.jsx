// The workload as a Remotion composition; its input is edit.json.
import {AbsoluteFill, Audio, Composition, Img, Sequence, registerRoot, staticFile, useCurrentFrame} from 'remotion';

const Scene = ({picture, scales}) => {
  const scale = scales[Math.min(scales.length - 1, useCurrentFrame())];
  const style = {width: '100%', height: '100%', objectFit: 'cover', transform: `scale(${scale})`};
  return <AbsoluteFill><Img src={staticFile(picture)} style={style} /></AbsoluteFill>;
};

const Caption = ({text, look}) => (
  <div
    style={{
      position: 'absolute', top: `${look.top * 100}%`, width: '100%', textAlign: 'center', whiteSpace: 'pre-line',
      fontFamily: 'Caption', fontSize: look.size, lineHeight: 1.25, color: 'white',
      WebkitTextStroke: '4px black', paintOrder: 'stroke fill',
    }}
  >
    {text}
  </div>
);

const Video = (edit) => {
  let from = 0;
  const face = `@font-face { font-family: Caption; src: url(${staticFile(edit.caption.font)}); }`;
  const frame = (seconds) => Math.round(seconds * edit.fps);
  return (
    <AbsoluteFill style={{backgroundColor: 'black'}}>
      <style>{face}</style>
      {edit.scenes.map((scene) => {
        const begin = from;
        from += scene.scales.length;
        return (
          <Sequence key={scene.picture} from={begin} durationInFrames={scene.scales.length}>
            <Scene {...scene} />
          </Sequence>
        );
      })}
      {edit.captions.map((caption) => (
        <Sequence
          key={caption.start_s}
          from={frame(caption.start_s)}
          durationInFrames={Math.max(1, frame(caption.end_s) - frame(caption.start_s))}
        >
          <Caption text={caption.text} look={edit.caption} />
        </Sequence>
      ))}
      <Audio src={staticFile(edit.sound)} />
    </AbsoluteFill>
  );
};

const shape = ({props}) => ({
  durationInFrames: props.frames, fps: props.fps, width: props.width, height: props.height,
});

registerRoot(() => <Composition id="workload" component={Video} calculateMetadata={shape} />);
