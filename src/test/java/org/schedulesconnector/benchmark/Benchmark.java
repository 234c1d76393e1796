package org.schedulesconnector.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Measures crawls and writes down what came out; {@code mvn -Pbench verify} runs it, docs/benchmarks.md tells how. */
public final class Benchmark {
    private Benchmark() {}

    public static void main(String[] args) throws IOException {
        Options options = Options.given();
        Report report = new Report(options);
        List<String> rows = new ArrayList<>();
        for (int size : options.sizes()) {
            for (Options.Kind kind : options.kinds()) {
                try (AccountBenchmark account = new AccountBenchmark(options, kind, size)) {
                    account.run(measured -> {
                        rows.add(measured.row(options));
                        System.out.println(rows.get(rows.size() - 1));
                    });
                }
            }
        }
        report.write(rows);
    }
}
