"""What is removed, in order of precedence: where two detectors find the same block, the first one names it."""

from articleclean.detectors.junk import (
    ad_marker,
    audio_prompt,
    author_bio,
    comment_form,
    contact_line,
    cookie_notice,
    gallery_marker,
    legal_notice,
    navigation,
    newsletter_prompt,
    page_counter,
    paywall_prompt,
    reader_comments,
    related_links,
    repeated_block,
    share_bar,
    spam_footer,
    video_prompt,
)
from articleclean.detectors.protocol import Detector

JUNK_DETECTORS: tuple[Detector, ...] = (
    video_prompt.DETECTOR,
    audio_prompt.DETECTOR,
    related_links.DETECTOR,
    share_bar.DETECTOR,
    newsletter_prompt.DETECTOR,
    paywall_prompt.DETECTOR,
    cookie_notice.DETECTOR,
    ad_marker.DETECTOR,
    comment_form.DETECTOR,
    reader_comments.DETECTOR,
    navigation.DETECTOR,
    author_bio.DETECTOR,
    contact_line.DETECTOR,
    legal_notice.DETECTOR,
    page_counter.DETECTOR,
    gallery_marker.DETECTOR,
    spam_footer.DETECTOR,
    repeated_block.DETECTOR,
)
