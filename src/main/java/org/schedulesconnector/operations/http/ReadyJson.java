package org.schedulesconnector.operations.http;

/** An answer that is written already. */
record ReadyJson(byte[] utf8) {
    static ReadyJson of(Object answer) {
        return new ReadyJson(ApiJson.bytes(answer));
    }
}
