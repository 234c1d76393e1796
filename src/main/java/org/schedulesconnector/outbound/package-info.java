/** The way out to the services, as far as they share it: whom to trust. */
package org.schedulesconnector.outbound;
