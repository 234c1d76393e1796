/**
 * Tells operators when a run ended badly or the index is no longer fresh: each thing once, and once more when it is over. What was told
 * is remembered in the ledger.
 */
package org.schedulesconnector.operations.notify;
