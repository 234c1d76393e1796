-- The deletions that the removal guard held back, one row per item, until a run looks again. crawl_id is the run that held it back.
CREATE TABLE withheld_item (
  connection_id VARCHAR(128) NOT NULL,
  item_id       VARCHAR(128) NOT NULL,
  crawl_id      BIGINT       NOT NULL,
  PRIMARY KEY (connection_id, item_id)
);
