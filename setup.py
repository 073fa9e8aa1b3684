"""Packages and dependencies. Beam installs this file's package on its workers; tools are set up in pyproject.toml."""

from pathlib import Path

from setuptools import find_packages, setup

PACKAGES = ("aiprod", "transforms", "pipeline", "submit_api", "cli")

setup(
    name="aiprod",
    version="0.1.0",
    description="Self-hosted video generation as a streaming Apache Beam pipeline",
    long_description=Path(__file__).with_name("README.md").read_text("utf-8"),
    long_description_content_type="text/markdown",
    license="Apache-2.0",
    python_requires=">=3.11",
    packages=[*find_packages(include=[pattern for name in PACKAGES for pattern in (name, f"{name}.*")]), "templates"],
    package_data={
        "templates": ["*/style.json", "*/fonts/*", "fonts/*"],
        "aiprod": ["**/*.json", "**/*.txt", "py.typed"],
        "cli": ["demo.json"],
        "submit_api": ["console/*", "store/migrations/**/*"],
    },
    install_requires=[
        "alembic>=1.13",
        "anyio>=4.4",
        "apache-beam[gcp]==2.77.0",
        "av>=14",
        "cryptography>=43",
        "espeakng-loader>=0.2.4",
        "fastapi>=0.115",
        "ffmpeg-python==0.2.0",
        "google-cloud-bigquery>=3.20",
        "google-cloud-pubsub>=2.23",
        "google-cloud-storage>=2.18",
        "grpcio>=1.62",
        "httpx>=0.27",
        "imageio-ffmpeg>=0.6",
        "mido>=1.3",
        "num2words>=0.5.13",
        "numpy>=1.26",
        "opencv-python-headless>=4.10",
        "pydantic>=2.9",
        "pydantic-settings>=2.5",
        "regex>=2024.5",
        "requests>=2.32",
        "rich>=13.7",
        "scipy>=1.13",
        "skia-python>=138",
        "setuptools>=77",
        "sqlalchemy>=2.0.30",
        "sse-starlette>=2.1",
        "typer>=0.12",
        "uv>=0.5",
        "uvicorn>=0.30",
    ],
    extras_require={
        "postgres": ["psycopg[binary]>=3.2"],
        "dev": [
            "hypothesis>=6.110",
            "jsonschema>=4.23",
            "mypy>=1.13",
            "pocketsphinx>=5.0.3",
            "pre-commit>=4.0",
            "pytest>=8.3",
            "pytest-cov>=6.0",
            "pytest-randomly>=3.16",
            "pytest-timeout>=2.3",
            "pytest-xdist>=3.6",
            "ruff>=0.8",
        ],
    },
    entry_points={
        "console_scripts": ["aiprod = cli.main:main"],
        "aiprod.providers": [
            "narration.flite = aiprod.providers.narration.flite:Flite",
            "narration.espeak = aiprod.providers.narration.espeak:Espeak",
            "music.fluidsynth = aiprod.providers.music.fluidsynth:FluidSynth",
            "music.synth = aiprod.providers.music.synth:Synth",
            "sound.synth = aiprod.providers.sound.synth:SoundSynth",
            "visual.procedural = aiprod.providers.visuals.procedural:Procedural",
        ],
    },
)
