/**
 * A Microsoft 365 tenant in memory: the part of Microsoft Graph that a connector uses, as strict as the service. Its rules come from
 * the public reference and from what others measured; nothing here was compared with a real tenant.
 */
package org.schedulesconnector.sandbox.tenant;
