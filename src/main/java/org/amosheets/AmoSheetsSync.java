package org.amosheets;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the service. */
@SpringBootApplication
public class AmoSheetsSync {

    public static void main(String[] args) {
        SpringApplication.run(AmoSheetsSync.class, args);
    }
}
