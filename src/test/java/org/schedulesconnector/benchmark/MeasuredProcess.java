package org.schedulesconnector.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A Java process whose CPU and memory the kernel and the JVM tell. Its standard error goes to a file. */
final class MeasuredProcess implements AutoCloseable {
    private static final String HOME = System.getProperty("java.home");
    /** Of {@code /proc/PID/stat}, counted after the name: ticks in user mode and in the kernel. */
    private static final int UTIME = 11;

    private static final double TICKS_PER_SECOND = 100;

    private final Process process;
    private final BufferedReader output;
    private final PrintWriter input;

    private MeasuredProcess(Process process) {
        this.process = process;
        this.output = process.inputReader();
        this.input = new PrintWriter(process.outputWriter(), true);
    }

    /** @param options of the JVM, with the class path or jar, and the arguments */
    static MeasuredProcess start(Path folder, String name, Map<String, String> environment, List<String> options)
            throws IOException {
        List<String> line = new ArrayList<>(List.of(HOME + "/bin/java"));
        line.addAll(options);
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectError(folder.resolve(name + ".log").toFile());
        builder.environment().putAll(environment);
        return new MeasuredProcess(builder.start());
    }

    /** A class of the benchmark or the product, on this process' class path. */
    static MeasuredProcess ofClass(Path folder, Class<?> main, List<String> options, List<String> arguments)
            throws IOException {
        List<String> line = new ArrayList<>(options);
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        line.addAll(arguments);
        return start(folder, main.getSimpleName(), Map.of(), line);
    }

    /** The next line of standard output. */
    String readLine() throws IOException {
        String line = output.readLine();
        if (line == null) {
            throw new IOException(
                    "The process ended: " + process.info().commandLine().orElse("java"));
        }
        return line;
    }

    String ask(String line) throws IOException {
        input.println(line);
        return readLine();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    double cpuSeconds() throws IOException {
        String stat = Files.readString(proc("stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[UTIME]) + Long.parseLong(fields[UTIME + 1])) / TICKS_PER_SECOND;
    }

    /** The most that was resident at once since the start. */
    long peakMegabytes() throws IOException {
        return Files.readAllLines(proc("status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    /** What is alive on the heap after a full collection. */
    double liveHeapMegabytes() throws IOException {
        Process histogram = new ProcessBuilder(HOME + "/bin/jcmd", Long.toString(process.pid()), "GC.class_histogram")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader lines = histogram.inputReader()) {
            String total = lines.lines().reduce((earlier, later) -> later).orElseThrow();
            return Long.parseLong(total.trim().split("\\s+")[2]) / 1024.0 / 1024.0;
        }
    }

    private Path proc(String file) {
        return Path.of("/proc", Long.toString(process.pid()), file);
    }

    /** Ends it as an operator does, and by force when that takes too long. */
    @Override
    public void close() {
        input.close();
        process.destroy();
        try {
            if (!process.waitFor(Duration.ofMinutes(1).toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
