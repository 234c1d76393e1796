/**
 * What PagerDuty says: credentials, requests, the rate budget, listings, and lenient reading of both kinds of schedule. The
 * requests themselves are made by {@code routes/30-pagerduty.camel.yaml}; the beans it names are bound by {@link
 * org.schedulesconnector.pagerduty.PagerDutyBeans}.
 */
package org.schedulesconnector.pagerduty;
