package org.schedulesconnector.pagerduty;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/** An answer's body, unpacked, that may not be longer than a bound: past it the connection is dropped. */
final class BoundedEntity extends HttpEntityWrapper {
    private final ClassicHttpResponse response;
    private final long bound;

    private BoundedEntity(HttpEntity entity, ClassicHttpResponse response, long bound) {
        super(entity);
        this.response = response;
        this.bound = bound;
    }

    static void bound(ClassicHttpResponse response, long bytes) {
        HttpEntity entity = response.getEntity();
        if (entity != null) {
            response.setEntity(new BoundedEntity(entity, response, bytes));
        }
    }

    @Override
    public InputStream getContent() throws IOException {
        InputStream content = super.getContent();
        return content == null ? null : new BoundedStream(content);
    }

    /** The body went past its bound. */
    static final class TooLongException extends IOException {
        private TooLongException(long bound) {
            super("an answer of PagerDuty is longer than " + bound + " bytes");
        }
    }

    private final class BoundedStream extends FilterInputStream {
        private long left = bound;

        private BoundedStream(InputStream content) {
            super(content);
        }

        @Override
        public int read() throws IOException {
            int octet = super.read();
            count(octet < 0 ? 0 : 1);
            return octet;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int read) throws IOException {
            left -= read;
            if (left < 0) {
                response.close();
                throw new TooLongException(bound);
            }
        }
    }
}
