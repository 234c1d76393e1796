/**
 * A run: what it may do and when it has to stop. What it tells afterwards is in {@code report}, what it remembers in {@code
 * ledger}.
 */
package org.schedulesconnector.crawl;
