/**
 * A PagerDuty account and a Microsoft 365 tenant in memory, over real loopback HTTP: strict, seeded, with faults on demand. For
 * the demo, the tests and the benchmarks; production code never uses it.
 */
package org.schedulesconnector.sandbox;
