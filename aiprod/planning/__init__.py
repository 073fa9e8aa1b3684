"""Planning: a job becomes a VideoPlan. Pure functions; the same job and set-up give the same plan."""

from aiprod.planning.video import PlanSetup, plan_video

__all__ = ["PlanSetup", "plan_video"]
