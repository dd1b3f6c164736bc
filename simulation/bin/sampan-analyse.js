#!/usr/bin/env node
import '../dist/analyse.main.js'
