package io.github.workaccount.enrollment.security;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * Leads from the address without a path to Tasklist, where everybody works. The web applications'
 * own redirect would lead to their welcome page.
 */
@Controller
class StartPage {

  @GetMapping("/")
  String tasklist() {
    return "redirect:/camunda/app/tasklist/default/";
  }
}
