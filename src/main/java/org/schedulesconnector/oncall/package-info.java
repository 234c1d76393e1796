/**
 * Who is on call, when: schedules, shifts, coverage and hand-offs. Pure Java: no Camel, no JSON, no input or output. Every
 * interval is half-open, {@code [start, end)}, on instants; a time zone is only ever used to speak of an instant.
 */
package org.schedulesconnector.oncall;
