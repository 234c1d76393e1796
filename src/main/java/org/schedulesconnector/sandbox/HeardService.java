package org.schedulesconnector.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells listeners what a service answers. */
record HeardService(String name, SandboxService service, List<ExchangeListener> listeners) implements SandboxService {
    @Override
    public Optional<SandboxAnswer> admit(SandboxRequest request) {
        return service.admit(request).map(refusal -> heard(request, refusal));
    }

    @Override
    public SandboxAnswer answer(SandboxRequest request) {
        return heard(request, service.answer(request));
    }

    @Override
    public void release(SandboxRequest request) {
        service.release(request);
    }

    @Override
    public SandboxAnswer refusal(SandboxRequest request, int status) {
        return service.refusal(request, status);
    }

    @Override
    public Map<String, String> waitHeaders(Duration wait) {
        return service.waitHeaders(wait);
    }

    @Override
    public void expireTokens() {
        service.expireTokens();
    }

    private SandboxAnswer heard(SandboxRequest request, SandboxAnswer answer) {
        listeners.forEach(listener -> listener.exchanged(name, request, answer));
        return answer;
    }
}
