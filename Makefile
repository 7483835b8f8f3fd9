# `make` lists what there is.

JDK = $(shell ./alembic --print-jdk)
MVN = JAVA_HOME='$(JDK)' mvn -B -ntp -Dstyle.color=never

.DEFAULT_GOAL := help
.PHONY: help check chaos bench-streams bench-mirror samples plans format build serve deck-sheet clean chromium

help: ## lists the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 22

check: chromium ## what decides whether a change lands: format, compile with Error Prone and NullAway, all tests
	@test -n '$(JDK)'
	@rm -rf target/surefire-reports
	$(MVN) spotless:check verify -Dtests.forks=2 '-Dtests.excluded=bench | chaos | journey'
	$(MVN) surefire:test -Dgroups=journey
	@tools/test-counts target/surefire-reports

plans: ## builds 200,000 readings and looks at the plans of the statements that matter (bench/README.md)
	$(MVN) test -Dtests.excluded= -Dtest=PlansTest

chaos: ## kills the service and its database 200 times under load and looks at the books (bench/README.md)
	$(MVN) test -Dtests.excluded= -Dtest=ChaosTest#norInTheLongRun $(CHAOS)

bench-streams: ## measures 2,000 readings that are read along while they are written (bench/README.md)
	./alembic --build
	$(MVN) test -Dtests.excluded= -Dtest=StreamsBench $(BENCH)

bench-mirror: ## tells how long the mirror takes for a reading (bench/README.md)
	$(MVN) -q test -Dtests.excluded= -Dtest=MirrorBench
	@cat target/mirror-bench.txt

samples: ## writes readings and talks of the mirror to target/mirror-samples.html and mirror-talks.html; SEED=7 deals others
	SEED=$(or $(SEED),1) $(MVN) -q test -Dtests.excluded= -Dtest=SamplesTest,TalkSamplesTest
	@echo target/mirror-samples.html target/mirror-talks.html

chromium: ## makes sure that there is a headless Chromium for the browser tests
	@tools/chromium >/dev/null

format: ## formats the code
	$(MVN) -q spotless:apply

build: ## builds without tests, as the launcher does by itself
	./alembic --build

serve: ## runs the service
	./alembic serve

deck-sheet: chromium ## draws contact sheets of all 78 pictures into target/deck-sheet
	tools/deck-sheet

clean: ## removes what was built; stop running services first
	$(MVN) -q clean
