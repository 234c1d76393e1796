package org.schedulesconnector.pagerduty;

import org.schedulesconnector.settings.Secret;

/**
 * What PagerDuty gives for somebody who signed in.
 *
 * @param access the access token, not null
 * @param refreshToken for the next one; null when the old one stays good
 * @param idToken says who signed in to which account, signed by PagerDuty; null when it was not told
 */
record UserGrant(TokenGrant access, Secret refreshToken, Secret idToken) {}
