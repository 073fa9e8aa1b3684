"""The API's settings, read once from the environment (prefix ``AIPROD_``) and passed down."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Where the API's neighbours are and how patient it is with them. Times are in seconds."""

    model_config = SettingsConfigDict(env_prefix="AIPROD_", frozen=True, extra="ignore")

    database_url: Annotated[str, Field(description="SQLAlchemy URL: sqlite:///jobs.db or postgresql://...")]
    store: Annotated[str, Field(description="Object store: a folder or gs://bucket/prefix.")]
    project: Annotated[str, Field(description="Google Cloud project of the topic and the subscription.")]
    jobs_topic: Annotated[str, Field(description="Short name of the topic jobs are published to.")] = "jobs"
    events_subscription: Annotated[str, Field(description="Short name of the API's subscription to job events.")] = (
        "events-api"
    )
    republish_on_start: Annotated[
        bool, Field(description="Publish every unfinished job again at start: the pipeline has lost its memory.")
    ] = False
    stall_s: Annotated[float, Field(gt=0, description="A job silent for longer is published again.")] = 600.0
    heartbeat_s: Annotated[float, Field(gt=0, description="Between two comments on an idle event stream.")] = 15.0
    max_streams: Annotated[int, Field(gt=0, description="Event streams one process serves at once.")] = 500
