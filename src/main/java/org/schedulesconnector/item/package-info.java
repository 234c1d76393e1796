/**
 * From schedule to external item: the schema, the properties, the text and the digest that tells whether an item changed. Pure
 * functions; nothing here reads a clock or a network.
 */
package org.schedulesconnector.item;
