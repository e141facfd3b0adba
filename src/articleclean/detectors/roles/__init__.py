"""The roles of what stays. A strong finding keeps its block; a hint only names the role."""

from articleclean.detectors.protocol import Detector
from articleclean.detectors.roles import byline, caption, dateline, heading, list_item, title

ROLE_DETECTORS: tuple[Detector, ...] = (
    title.DETECTOR,
    byline.DETECTOR,
    dateline.DETECTOR,
    caption.DETECTOR,
    heading.DETECTOR,
    list_item.DETECTOR,
)
