package app.alembic;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class Alembic {
    public static void main(String[] args) {
        SpringApplication.run(Alembic.class, args);
    }
}
