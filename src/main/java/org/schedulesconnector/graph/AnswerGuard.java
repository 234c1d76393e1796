package org.schedulesconnector.graph;

import java.io.IOException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.Okio;
import okio.Source;

/**
 * Stands before everything that is sent: bounds the bytes of an answer, unpacked; refuses redirects, which nobody follows with a
 * credential; and says why a server is not believed.
 */
final class AnswerGuard implements Interceptor {
    private static final String TUNNEL_REFUSED = "Unexpected response code for CONNECT: 4";

    private final long longestAnswer;

    /** @param longestAnswer in bytes, unpacked */
    AnswerGuard(long longestAnswer) {
        this.longestAnswer = longestAnswer;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        String host = chain.request().url().host();
        Response response = proceed(chain, host);
        if (response.isRedirect()) {
            response.close();
            throw new UnusableAnswerException(
                    GraphException.Kind.REDIRECTED,
                    host + " answered " + response.code() + ", a redirect, which is not followed");
        }
        ResponseBody body = response.body();
        return body == null
                ? response
                : response.newBuilder().body(new BoundedBody(body, host)).build();
    }

    private static Response proceed(Chain chain, String host) throws IOException {
        try {
            return chain.proceed(chain.request());
        } catch (IOException e) {
            throw told(e, host);
        }
    }

    private static IOException told(IOException failure, String host) {
        String trouble = null;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String of = trouble(cause);
            trouble = of == null ? trouble : of;
        }
        if (trouble != null) {
            return new UnusableAnswerException(
                    GraphException.Kind.UNTRUSTED, "the certificate of " + host + " " + trouble);
        }
        String message = String.valueOf(failure.getMessage());
        return message.startsWith(TUNNEL_REFUSED)
                ? new UnusableAnswerException(
                        GraphException.Kind.PROXY,
                        "the proxy answered 4" + message.substring(TUNNEL_REFUSED.length()) + " and made no connection")
                : failure;
    }

    private static String trouble(Throwable cause) {
        if (cause instanceof CertificateExpiredException) {
            return "has expired";
        }
        if (cause instanceof SSLPeerUnverifiedException) {
            return "is for another name";
        }
        boolean path = cause instanceof CertificateException
                || cause instanceof CertPathBuilderException
                || cause instanceof CertPathValidatorException;
        return path ? "comes from an authority that is not trusted" : null;
    }

    private final class BoundedBody extends ResponseBody {
        private final ResponseBody body;
        private final BufferedSource source;

        private BoundedBody(ResponseBody body, String host) {
            this.body = body;
            this.source = Okio.buffer(new BoundedSource(body.source(), host));
        }

        @Override
        public MediaType contentType() {
            return body.contentType();
        }

        @Override
        public long contentLength() {
            return body.contentLength();
        }

        @Override
        public BufferedSource source() {
            return source;
        }
    }

    private final class BoundedSource extends ForwardingSource {
        private final String host;
        private long left = longestAnswer;

        private BoundedSource(Source source, String host) {
            super(source);
            this.host = host;
        }

        @Override
        public long read(Buffer sink, long byteCount) throws IOException {
            long read = super.read(sink, byteCount);
            left -= Math.max(read, 0);
            if (left < 0) {
                throw new UnusableAnswerException(
                        GraphException.Kind.OVERSIZED_ANSWER,
                        "the answer of " + host + " is longer than " + longestAnswer + " bytes");
            }
            return read;
        }
    }
}
