package org.schedulesconnector.operations;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** The fields of one Protocol Buffers message that have a length: texts, bytes and messages within. Others are passed over. */
final class ProtobufFields {
    private static final int VARINT = 0;
    private static final int EIGHT_BYTES = 1;
    private static final int WITH_LENGTH = 2;
    private static final int FOUR_BYTES = 5;

    private final List<Field> fields = new ArrayList<>();

    private record Field(int number, byte[] content) {}

    ProtobufFields(byte[] message) {
        ByteBuffer in = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
        while (in.hasRemaining()) {
            long tag = varint(in);
            read(in, (int) (tag >>> 3), (int) (tag & 7));
        }
    }

    private void read(ByteBuffer in, int number, int type) {
        switch (type) {
            case VARINT -> varint(in);
            case EIGHT_BYTES -> in.getLong();
            case FOUR_BYTES -> in.getInt();
            case WITH_LENGTH -> {
                byte[] content = new byte[(int) varint(in)];
                in.get(content);
                fields.add(new Field(number, content));
            }
            default -> throw new IllegalArgumentException("no wire type: " + type);
        }
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        int shift = 0;
        byte next;
        do {
            next = in.get();
            value |= (long) (next & 0x7F) << shift;
            shift += 7;
        } while (next < 0);
        return value;
    }

    List<byte[]> all(int number) {
        return fields.stream()
                .filter(field -> field.number() == number)
                .map(Field::content)
                .toList();
    }

    /** Empty when there is none. */
    byte[] one(int number) {
        return all(number).stream().findFirst().orElse(new byte[0]);
    }
}
