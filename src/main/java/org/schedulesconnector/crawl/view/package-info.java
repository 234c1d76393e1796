/** What the ledger knows, in the form in which people look at it: the answers of the console's API. Asks neither service. */
package org.schedulesconnector.crawl.view;
