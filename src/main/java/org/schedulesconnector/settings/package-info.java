/** Typed, validated settings, one type per prefix. Each option is declared once; its reference page is generated from that. */
package org.schedulesconnector.settings;
