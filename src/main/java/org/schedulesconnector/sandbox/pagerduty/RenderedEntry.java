package org.schedulesconnector.sandbox.pagerduty;

/**
 * Who is on call when, through one layer or in the final schedule.
 *
 * @param span from when to when
 * @param userId who
 */
record RenderedEntry(TimeSpan span, String userId) {}
