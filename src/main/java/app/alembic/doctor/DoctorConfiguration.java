package app.alembic.doctor;

import app.alembic.database.BeforeFirstUse;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

@Configuration(proxyBeanMethods = false)
class DoctorConfiguration {

    @Bean
    @Order(1)
    Examination catalogue() {
        return new CatalogueExamination();
    }

    @Bean
    @Order(2)
    Examination attacks() {
        return new Attacks(List.of(
                new RaisingOneself(),
                new CallingFunctions(),
                new AnothersRows(),
                new Forging(),
                new OutlastingRetention(),
                new MalformedValues(),
                new Orphans(),
                new BreakingTheLedger(),
                new UsingTables(),
                new WhatIsLegal()));
    }

    @Bean
    @Order(3)
    Examination ledgerSums() {
        return new LedgerSums();
    }

    @Bean
    @Order(4)
    Examination chargesOfTheDeparted() {
        return new ChargesOfTheDeparted();
    }

    @Bean
    @Order(5)
    Examination usedUpBudgets() {
        return new UsedUpBudgets();
    }

    /** After the migrations. Commands of the command line work on a database with holes: one of them is the doctor. */
    @Bean
    @Order(2)
    BeforeFirstUse refusingHoles(
            @Value("${alembic.database.holes}") HolesPolicy holes,
            @Value("${alembic.internal.joins-running-service:false}") boolean isCommand) {
        return urls -> {
            if (!isCommand) {
                holes.enforce(new CatalogueExamination().examine(urls));
            }
        };
    }
}
