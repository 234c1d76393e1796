/** What a run tells: its counts, its failures, its outcome, in the same words for the log, the console and the ledger. */
package org.schedulesconnector.crawl.report;
