"""The roles of what stays. A strong finding keeps its block, a hint only names the role. Order is precedence."""

from articleclean.detectors.protocol import Detector
from articleclean.detectors.roles import byline, caption, dateline, dek, heading, list_item, quote, table, title

ROLE_DETECTORS: tuple[Detector, ...] = (
    title.DETECTOR,
    byline.DETECTOR,
    dateline.DETECTOR,
    caption.DETECTOR,
    dek.DETECTOR,
    quote.DETECTOR,
    table.DETECTOR,
    heading.DETECTOR,
    list_item.DETECTOR,
)
