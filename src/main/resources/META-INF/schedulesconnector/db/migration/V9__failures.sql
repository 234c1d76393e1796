-- What a step was tried with when it failed, such as the digests of the item that was refused: the same is not sent again at once.
ALTER TABLE failure ADD COLUMN tried VARCHAR;
