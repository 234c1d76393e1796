-- What Graph was about to be told. A row is written before Graph is asked, and goes when its answer has been recorded: one that
-- is left tells that Graph may hold something else than the tables item and external_group say, or something they do not know.

-- One row per item about to be written or deleted. kind as in item.
CREATE TABLE announced_item (
  connection_id VARCHAR(128) NOT NULL,
  item_id       VARCHAR(128) NOT NULL,
  kind          VARCHAR(32)  NOT NULL,
  PRIMARY KEY (connection_id, item_id)
);

-- One row per external group about to be made or deleted.
CREATE TABLE announced_group (
  connection_id VARCHAR(128) NOT NULL,
  group_id      VARCHAR(128) NOT NULL,
  PRIMARY KEY (connection_id, group_id)
);
