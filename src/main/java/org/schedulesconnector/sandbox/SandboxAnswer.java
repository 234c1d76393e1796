package org.schedulesconnector.sandbox;

import java.util.Map;

/**
 * What a sandbox service answers.
 *
 * @param status HTTP status
 * @param headers more headers than {@code Content-Length}
 * @param body the body, empty when there is none
 */
public record SandboxAnswer(int status, Map<String, String> headers, byte[] body) {
    public SandboxAnswer {
        headers = Map.copyOf(headers);
    }
}
