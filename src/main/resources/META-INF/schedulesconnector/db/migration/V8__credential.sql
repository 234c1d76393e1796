-- The PagerDuty authorization of somebody who signed in: the one thing here that a full crawl cannot bring back.

-- sealed: AES-256-GCM in Base64, nonce first; it opens with its own key and for its own connection alone. key_id tells which key.
CREATE TABLE credential (
  connection_id VARCHAR(128) NOT NULL,
  key_id        VARCHAR(32)  NOT NULL,
  sealed        VARCHAR      NOT NULL,
  stored_at     TIMESTAMP(3) WITH TIME ZONE NOT NULL,
  PRIMARY KEY (connection_id)
);
