// The workload by Remotion: `node render.mjs bundle FOLDER BUNDLE`, then `node render.mjs render FOLDER BUNDLE OUT`.
// Bundling is a build step and is done first, so that only rendering is measured.
import {bundle} from '@remotion/bundler';
import {renderMedia, selectComposition} from '@remotion/renderer';
import {readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

const [step, folder, bundled, out] = process.argv.slice(2);
const browser = {browserExecutable: process.env.CHROMIUM ?? '/usr/bin/chromium', chromeMode: 'chrome-for-testing'};

if (step === 'bundle') {
  const entryPoint = fileURLToPath(new URL('video.jsx', import.meta.url));
  await bundle({entryPoint, outDir: bundled, publicDir: folder});
} else {
  const inputProps = JSON.parse(readFileSync(`${folder}/edit.json`, 'utf-8'));
  const composition = await selectComposition({serveUrl: bundled, id: 'workload', inputProps, ...browser});
  await renderMedia({
    composition,
    serveUrl: bundled,
    inputProps,
    outputLocation: out,
    codec: 'h264',
    crf: 20,
    x264Preset: 'veryfast',
    audioCodec: 'aac',
    audioBitrate: '192k',
    concurrency: 2,
    logLevel: 'error',
    ...browser,
  });
}
