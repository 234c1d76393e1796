/**
 * A PagerDuty account and a Microsoft 365 tenant in memory, over real loopback HTTP: strict, seeded, with faults on demand, a clock that can be
 * moved, and a control address. For the demo, the tests and the benchmarks; production code never uses it.
 */
package org.schedulesconnector.sandbox;
