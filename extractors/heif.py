"""HEIC pictures (iPhone photos): Pillow opens them once an optional library is registered."""

from __future__ import annotations

from schemas.errors import MissingTool


def enable_heif() -> None:
    """Let Pillow open HEIC files in this process. Raises `MissingTool`."""
    try:
        import pillow_heif
    except ImportError as error:
        raise MissingTool(
            "The library pillow-heif is not installed.", "Install it with: pip install pillow-heif"
        ) from error
    pillow_heif.register_heif_opener()
