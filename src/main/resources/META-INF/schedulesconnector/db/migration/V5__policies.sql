-- Escalation policies as PagerDuty listed them last, in whole: their own items are made of them, and the levels that schedules tell.

-- One row per policy. body is JSON in ASCII, in the form of the version that wrote it; readers bear what they do not know.
CREATE TABLE directory_policy (
  connection_id VARCHAR(128) NOT NULL,
  policy_id     VARCHAR(128) NOT NULL,
  body          VARCHAR      NOT NULL,
  PRIMARY KEY (connection_id, policy_id)
);
