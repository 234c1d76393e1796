-- What operators want of every process of a connection. No row: nothing out of the ordinary.
CREATE TABLE steering (
  connection_id   VARCHAR(128) PRIMARY KEY,
  paused          BOOLEAN NOT NULL,
  paused_by       VARCHAR,
  paused_at       TIMESTAMP(3) WITH TIME ZONE,
  cancelled_token BIGINT  NOT NULL
);
