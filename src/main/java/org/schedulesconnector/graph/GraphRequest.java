package org.schedulesconnector.graph;

import com.microsoft.kiota.RequestInformation;
import java.util.function.Supplier;

/**
 * A request that can be made again. The SDK's models remember what of them was sent and send only changes the next time, so each
 * attempt gets a request built from scratch, body and all.
 *
 * @param information builds the request
 */
record GraphRequest(Supplier<RequestInformation> information) {}
