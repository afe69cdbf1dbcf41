"""The judge: eyes of its own, trained on drawn clips only, that say what a clip shows. It knows no words and never sees G while it learns."""
from __future__ import annotations

from .eyes import Eyes


class Judge(Eyes):
    """What makes it the judge is whom it learns from: train_judge.py."""
