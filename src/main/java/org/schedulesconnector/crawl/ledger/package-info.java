/**
 * What is known of an external connection between runs, in a relational database: an H2 file, or PostgreSQL where several
 * replicas run. Instants are kept to the millisecond. Losing the ledger is no disaster: a full crawl rebuilds it.
 */
package org.schedulesconnector.crawl.ledger;
