"""What breaks in service, broken on purpose: `script/test --faults`."""
